import type { RelatedPlace } from "../finding.ts";
import type { Participant } from "../rule.ts";
import { type Place } from "../source/place.ts";
import type { Provenance } from "../value.ts";
/**
 * Everyone else who takes part: those that the rule names, the way the primary value came, what it was derived from, and
 * the values that the message speaks of. Each place once, without the primary one.
 */
export declare function relatedPlaces(primary: Provenance, place: Place, participants: readonly Participant[], mentioned: readonly Provenance[]): readonly RelatedPlace[];
