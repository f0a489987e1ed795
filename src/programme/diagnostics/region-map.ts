/** Where the seven oblasts and the two cities lie to one another, as tiles of a schematic map. */
export interface RegionPlace {
	/** ISO 3166-2. */
	readonly region: string;
	readonly column: number;
	readonly row: number;
}

export const regionPlaces: readonly RegionPlace[] = [
	{ region: 'KG-T', column: 0, row: 0 },
	{ region: 'KG-GB', column: 1, row: 0 },
	{ region: 'KG-C', column: 2, row: 0 },
	{ region: 'KG-Y', column: 3, row: 0 },
	{ region: 'KG-J', column: 1, row: 1 },
	{ region: 'KG-N', column: 2, row: 1 },
	{ region: 'KG-B', column: 0, row: 2 },
	{ region: 'KG-GO', column: 1, row: 2 },
	{ region: 'KG-O', column: 2, row: 2 }
];
