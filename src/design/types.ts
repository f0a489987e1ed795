import type { Component } from 'svelte';

/** What a colour says: neutral facts, lake = here and now, meadow = settled, straw = waiting or conditional, clay = trouble. Never the only bearer of a meaning. */
export type Tone = 'neutral' | 'lake' | 'clay' | 'meadow' | 'straw';

/** A Lucide icon, imported one by one: `import House from '@lucide/svelte/icons/house'`. */
export type Icon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;

/** One choice in a list of radios, cards or a select. */
export type Option = { value: string; label: string; text?: string | undefined; disabled?: boolean | undefined };

/** What a Field hands to the control inside it, to be spread onto TextInput, TextArea, Select or FileField. */
export type FieldControl = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };

export type Chip = { label: string; tone?: Tone | undefined };
