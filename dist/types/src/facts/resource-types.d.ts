/** Whether adapters read resources or data sources of the Terraform type. */
export declare function isModelledType(type: string): boolean;
