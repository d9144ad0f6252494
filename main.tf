resource "terraform_data" "u" {}
locals {
 u = terraform_data.u.id
 b = terraform_data.u.id == "q"
 n = length(terraform_data.u.id)
}
output "o0" {
 value = { ok = can(length(toset([local.u,"b"])) < 3), v = try(length(toset([local.u,"b"])) < 3, "ERR") }
}
output "o1" {
 value = { ok = can(length(toset([local.u,"b"])) <= 2), v = try(length(toset([local.u,"b"])) <= 2, "ERR") }
}
output "o2" {
 value = { ok = can(length(toset([local.u,"b"])) == 3), v = try(length(toset([local.u,"b"])) == 3, "ERR") }
}
output "o3" {
 value = { ok = can(length(toset([local.u,"b"])) > 0), v = try(length(toset([local.u,"b"])) > 0, "ERR") }
}
output "o4" {
 value = { ok = can(length(toset([local.u,"b"])) >= 1), v = try(length(toset([local.u,"b"])) >= 1, "ERR") }
}
output "o5" {
 value = { ok = can(length(toset([local.u,"b"])) != 5), v = try(length(toset([local.u,"b"])) != 5, "ERR") }
}
output "o6" {
 value = { ok = can(length(toset([local.u,"b"])) + 1 > 1), v = try(length(toset([local.u,"b"])) + 1 > 1, "ERR") }
}
output "o7" {
 value = { ok = can(length(toset([local.u,"b"])) * 2 <= 4), v = try(length(toset([local.u,"b"])) * 2 <= 4, "ERR") }
}
output "o8" {
 value = { ok = can(length(setunion([local.u],["b"])) < 3), v = try(length(setunion([local.u],["b"])) < 3, "ERR") }
}
output "o9" {
 value = { ok = can(length(setintersection([local.u],["b"])) < 2), v = try(length(setintersection([local.u],["b"])) < 2, "ERR") }
}
output "o10" {
 value = { ok = can(length(setintersection([local.u],["b","c"])) <= 1), v = try(length(setintersection([local.u],["b","c"])) <= 1, "ERR") }
}
output "o11" {
 value = { ok = can(length(setsubtract(["a","b"],[local.u])) < 3), v = try(length(setsubtract(["a","b"],[local.u])) < 3, "ERR") }
}
output "o12" {
 value = { ok = can(length(setsubtract(["a","b"],[local.u])) >= 1), v = try(length(setsubtract(["a","b"],[local.u])) >= 1, "ERR") }
}
output "o13" {
 value = { ok = can(length(distinct([local.u,"b"])) < 3), v = try(length(distinct([local.u,"b"])) < 3, "ERR") }
}
output "o14" {
 value = { ok = can(length(distinct([local.u,"b"])) > 0), v = try(length(distinct([local.u,"b"])) > 0, "ERR") }
}
output "o15" {
 value = { ok = can(length(compact([local.u,"b"])) < 3), v = try(length(compact([local.u,"b"])) < 3, "ERR") }
}
output "o16" {
 value = { ok = can(length(compact([local.u,"b"])) > 0), v = try(length(compact([local.u,"b"])) > 0, "ERR") }
}
output "o17" {
 value = { ok = can(length([for x in [local.u,"b"] : x if x == "b"]) < 3), v = try(length([for x in [local.u,"b"] : x if x == "b"]) < 3, "ERR") }
}
output "o18" {
 value = { ok = can(length([for x in toset([local.u,"b"]) : x]) < 3), v = try(length([for x in toset([local.u,"b"]) : x]) < 3, "ERR") }
}
output "o19" {
 value = { ok = can(length(concat([local.u], tolist(toset([local.u,"b"])))) < 4), v = try(length(concat([local.u], tolist(toset([local.u,"b"])))) < 4, "ERR") }
}
output "o20" {
 value = { ok = can(length(tolist(toset([local.u,"b"]))) < 3), v = try(length(tolist(toset([local.u,"b"]))) < 3, "ERR") }
}
output "o21" {
 value = { ok = can(length(merge({a=1},{(local.u)=2})) < 3), v = try(length(merge({a=1},{(local.u)=2})) < 3, "ERR") }
}
output "o22" {
 value = { ok = can(length(keys(merge({a=1},{(local.u)=2}))) < 3), v = try(length(keys(merge({a=1},{(local.u)=2}))) < 3, "ERR") }
}
output "o23" {
 value = { ok = can(length({(local.u)=2, b=3}) < 3), v = try(length({(local.u)=2, b=3}) < 3, "ERR") }
}
output "o24" {
 value = { ok = can(length(slice(tolist(toset([local.u,"b"])),0,1)) < 2), v = try(length(slice(tolist(toset([local.u,"b"])),0,1)) < 2, "ERR") }
}
output "o25" {
 value = { ok = can(length(local.b ? ["a"] : ["a","b"]) < 3), v = try(length(local.b ? ["a"] : ["a","b"]) < 3, "ERR") }
}
output "o26" {
 value = { ok = can(length(local.b ? tolist(["a"]) : tolist(["a","b"])) < 3), v = try(length(local.b ? tolist(["a"]) : tolist(["a","b"])) < 3, "ERR") }
}
output "o27" {
 value = { ok = can(length(local.b ? tolist(["a"]) : tolist(["a","b"])) > 0), v = try(length(local.b ? tolist(["a"]) : tolist(["a","b"])) > 0, "ERR") }
}
output "o28" {
 value = { ok = can(length(local.b ? toset(["a"]) : toset(["a","b"])) < 3), v = try(length(local.b ? toset(["a"]) : toset(["a","b"])) < 3, "ERR") }
}
output "o29" {
 value = { ok = can(length(local.b ? [] : ["a"]) < 2), v = try(length(local.b ? [] : ["a"]) < 2, "ERR") }
}
output "o30" {
 value = { ok = can(length(local.b ? tomap({}) : tomap({a="b"})) < 2), v = try(length(local.b ? tomap({}) : tomap({a="b"})) < 2, "ERR") }
}
output "o31" {
 value = { ok = can(length(local.b ? "abc" : "abd") == 3), v = try(length(local.b ? "abc" : "abd") == 3, "ERR") }
}
output "o32" {
 value = { ok = can(length(local.u) >= 0), v = try(length(local.u) >= 0, "ERR") }
}
output "o33" {
 value = { ok = can(length(local.u) > -1), v = try(length(local.u) > -1, "ERR") }
}
output "o34" {
 value = { ok = can(length(local.u) == -1), v = try(length(local.u) == -1, "ERR") }
}
output "o35" {
 value = { ok = can(local.n > 0), v = try(local.n > 0, "ERR") }
}
output "o36" {
 value = { ok = can((local.b ? 1 : 2) < 3), v = try((local.b ? 1 : 2) < 3, "ERR") }
}
output "o37" {
 value = { ok = can((local.b ? 1 : 2) > 0), v = try((local.b ? 1 : 2) > 0, "ERR") }
}
output "o38" {
 value = { ok = can((local.b ? 1 : 2) == 3), v = try((local.b ? 1 : 2) == 3, "ERR") }
}
output "o39" {
 value = { ok = can((local.b ? 1 : 2) != 3), v = try((local.b ? 1 : 2) != 3, "ERR") }
}
output "o40" {
 value = { ok = can((local.b ? 1 : 2) + 1 < 4), v = try((local.b ? 1 : 2) + 1 < 4, "ERR") }
}
output "o41" {
 value = { ok = can(abs(local.n) >= 0), v = try(abs(local.n) >= 0, "ERR") }
}
output "o42" {
 value = { ok = can(ceil(local.b ? 1.5 : 2.5) > 1), v = try(ceil(local.b ? 1.5 : 2.5) > 1, "ERR") }
}
output "o43" {
 value = { ok = can(min(local.n, 3) <= 3), v = try(min(local.n, 3) <= 3, "ERR") }
}
output "o44" {
 value = { ok = can(max(local.n, 3) >= 3), v = try(max(local.n, 3) >= 3, "ERR") }
}
output "o45" {
 value = { ok = can(min(local.n, 3) < 4), v = try(min(local.n, 3) < 4, "ERR") }
}
output "o46" {
 value = { ok = can(length(split(",", local.u)) > 0), v = try(length(split(",", local.u)) > 0, "ERR") }
}
output "o47" {
 value = { ok = can(length(split(",", local.u)) >= 1), v = try(length(split(",", local.u)) >= 1, "ERR") }
}
output "o48" {
 value = { ok = can(length(regexall("a", local.u)) >= 0), v = try(length(regexall("a", local.u)) >= 0, "ERR") }
}
output "o49" {
 value = { ok = can(length(chunklist(tolist(toset([local.u,"b"])), 1)) < 3), v = try(length(chunklist(tolist(toset([local.u,"b"])), 1)) < 3, "ERR") }
}
output "o50" {
 value = { ok = can(length(flatten([["a"],[local.u]])) == 2), v = try(length(flatten([["a"],[local.u]])) == 2, "ERR") }
}
output "o51" {
 value = { ok = can(length(values({(local.u)=2})) < 2), v = try(length(values({(local.u)=2})) < 2, "ERR") }
}
output "o52" {
 value = { ok = can(length(reverse(tolist(toset([local.u,"b"])))) < 3), v = try(length(reverse(tolist(toset([local.u,"b"])))) < 3, "ERR") }
}
output "o53" {
 value = { ok = can(length(sort([local.u,"b"])) == 2), v = try(length(sort([local.u,"b"])) == 2, "ERR") }
}
output "o54" {
 value = { ok = can(length(sort(tolist(toset([local.u,"b"])))) < 3), v = try(length(sort(tolist(toset([local.u,"b"])))) < 3, "ERR") }
}
output "o55" {
 value = { ok = can(length(setproduct(toset([local.u,"b"]),["c"])) < 3), v = try(length(setproduct(toset([local.u,"b"]),["c"])) < 3, "ERR") }
}
output "o56" {
 value = { ok = can(length(setproduct(toset([local.u,"b"]),["c","d"])) <= 4), v = try(length(setproduct(toset([local.u,"b"]),["c","d"])) <= 4, "ERR") }
}
output "o57" {
 value = { ok = can(length(zipmap(["a","b"],[local.u,"c"])) == 2), v = try(length(zipmap(["a","b"],[local.u,"c"])) == 2, "ERR") }
}
output "o58" {
 value = { ok = can(length(transpose({a=[local.u]})) < 2), v = try(length(transpose({a=[local.u]})) < 2, "ERR") }
}
output "o59" {
 value = { ok = can(length(range(local.n)) >= 0), v = try(length(range(local.n)) >= 0, "ERR") }
}
output "o60" {
 value = { ok = can(length(coalescelist([local.u],["b"])) == 1), v = try(length(coalescelist([local.u],["b"])) == 1, "ERR") }
}
output "o61" {
 value = { ok = can(length(matchkeys(["a","b"],[local.u,"c"],["c"])) < 3), v = try(length(matchkeys(["a","b"],[local.u,"c"],["c"])) < 3, "ERR") }
}
output "o62" {
 value = { ok = can(length(toset([local.u,"b"])) == 0), v = try(length(toset([local.u,"b"])) == 0, "ERR") }
}
output "o63" {
 value = { ok = can(length(toset([local.u,"b"])) - 3 < 0), v = try(length(toset([local.u,"b"])) - 3 < 0, "ERR") }
}
output "o64" {
 value = { ok = can(-length(toset([local.u,"b"])) < 0), v = try(-length(toset([local.u,"b"])) < 0, "ERR") }
}
output "o65" {
 value = { ok = can(length(toset([local.u,"b"])) % 5 < 5), v = try(length(toset([local.u,"b"])) % 5 < 5, "ERR") }
}
output "o66" {
 value = { ok = can(toset([local.u,"b"]) == toset([])), v = try(toset([local.u,"b"]) == toset([]), "ERR") }
}
output "o67" {
 value = { ok = can(toset([local.u,"b"]) == toset(["a"])), v = try(toset([local.u,"b"]) == toset(["a"]), "ERR") }
}
output "o68" {
 value = { ok = can(toset([local.u,"b"]) == toset(["a","b","c"])), v = try(toset([local.u,"b"]) == toset(["a","b","c"]), "ERR") }
}
output "o69" {
 value = { ok = can(tolist(toset([local.u,"b"])) == tolist([])), v = try(tolist(toset([local.u,"b"])) == tolist([]), "ERR") }
}
output "o70" {
 value = { ok = can([for i in range(3) : i < length(toset([local.u,"b"]))]), v = try([for i in range(3) : i < length(toset([local.u,"b"]))], "ERR") }
}
output "o71" {
 value = { ok = can(length(toset([local.u,"b"])) > 0 ? "x" : "y"), v = try(length(toset([local.u,"b"])) > 0 ? "x" : "y", "ERR") }
}
output "o72" {
 value = { ok = can(length(toset([for x in [local.u, "b"] : x])) < 3), v = try(length(toset([for x in [local.u, "b"] : x])) < 3, "ERR") }
}
output "o73" {
 value = { ok = can(length(tolist(toset([local.u,"b"]))[*]) < 3), v = try(length(tolist(toset([local.u,"b"]))[*]) < 3, "ERR") }
}
output "o74" {
 value = { ok = can(length(toset([local.u,"b"])[*]) < 3), v = try(length(toset([local.u,"b"])[*]) < 3, "ERR") }
}
output "o75" {
 value = { ok = can(length(toset([local.u,"b"])) / 2 <= 1), v = try(length(toset([local.u,"b"])) / 2 <= 1, "ERR") }
}
output "o76" {
 value = { ok = can(one(toset([local.u]))), v = try(one(toset([local.u])), "ERR") }
}
output "o77" {
 value = { ok = can(length(toset([local.u])) == 1), v = try(length(toset([local.u])) == 1, "ERR") }
}
output "o78" {
 value = { ok = can(length(setunion([local.u])) == 1), v = try(length(setunion([local.u])) == 1, "ERR") }
}
output "o79" {
 value = { ok = can(length([for k, v in {(local.u)=1} : k]) < 2), v = try(length([for k, v in {(local.u)=1} : k]) < 2, "ERR") }
}
output "o80" {
 value = { ok = can(length(formatlist("%s", tolist(toset([local.u,"b"])))) < 3), v = try(length(formatlist("%s", tolist(toset([local.u,"b"])))) < 3, "ERR") }
}
output "o81" {
 value = { ok = can(length("abc-${local.u}") > 3), v = try(length("abc-${local.u}") > 3, "ERR") }
}
output "o82" {
 value = { ok = can(length("abc-${local.u}") >= 4), v = try(length("abc-${local.u}") >= 4, "ERR") }
}
output "o83" {
 value = { ok = can(length(substr(local.u,0,3)) < 4), v = try(length(substr(local.u,0,3)) < 4, "ERR") }
}
output "o84" {
 value = { ok = can(length("${local.u}") >= 0), v = try(length("${local.u}") >= 0, "ERR") }
}
