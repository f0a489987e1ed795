import type { Language } from '#kernel/localised.ts';
import { en } from './en.ts';
import { ky } from './ky.ts';
import type { Phrases } from './phrases.ts';
import { ru } from './ru.ts';

export const phrasesOf: Readonly<Record<Language, Phrases>> = { ky, ru, en };
