import { bigint, boolean, integer, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const platform = pgSchema('platform');
const identity = pgSchema('identity');

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const file = platform.table('file', {
	hash: text().primaryKey(),
	size: bigint({ mode: 'number' }).notNull(),
	mediaType: text('media_type').notNull(),
	createdAt: instant('created_at').notNull()
});

export const mail = platform.table('mail', {
	id: uuid().primaryKey(),
	recipient: text().notNull(),
	subject: text().notNull(),
	body: text().notNull(),
	language: text().notNull(),
	createdAt: instant('created_at').notNull(),
	sentAt: instant('sent_at'),
	failure: text()
});

export const user = identity.table('user', {
	id: text().primaryKey(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const session = identity.table('session', {
	id: text().primaryKey(),
	expiresAt: instant('expires_at').notNull(),
	token: text().notNull().unique(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow(),
	ipAddress: text('ip_address'),
	userAgent: text('user_agent'),
	userId: text('user_id').notNull().references(() => user.id)
});

export const account = identity.table('account', {
	id: text().primaryKey(),
	accountId: text('account_id').notNull(),
	providerId: text('provider_id').notNull(),
	userId: text('user_id').notNull().references(() => user.id),
	accessToken: text('access_token'),
	refreshToken: text('refresh_token'),
	idToken: text('id_token'),
	accessTokenExpiresAt: instant('access_token_expires_at'),
	refreshTokenExpiresAt: instant('refresh_token_expires_at'),
	scope: text(),
	password: text(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const verification = identity.table('verification', {
	id: text().primaryKey(),
	identifier: text().notNull(),
	value: text().notNull(),
	expiresAt: instant('expires_at').notNull(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const rateLimit = identity.table('rate_limit', {
	id: text().primaryKey(),
	key: text().notNull().unique(),
	count: integer().notNull(),
	lastRequest: bigint('last_request', { mode: 'number' }).notNull()
});
