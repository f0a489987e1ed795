import { bigint, boolean, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { jsonb } from './columns.server.ts';
import type { Attachment } from './mail.server.ts';

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
	attachments: jsonb().notNull().$type<readonly Attachment[]>().default(sql`'[]'`),
	unsubscribe: text(),
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
	twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
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
	secondFactor: text('second_factor'),
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

export const twoFactor = identity.table('two_factor', {
	id: text().primaryKey(),
	secret: text().notNull(),
	backupCodes: text('backup_codes').notNull(),
	userId: text('user_id').notNull().unique().references(() => user.id),
	verified: boolean().notNull().default(true),
	failedVerificationCount: integer('failed_verification_count').notNull().default(0),
	lockedUntil: instant('locked_until')
});

export const usedCode = identity.table('used_code', {
	userId: text('user_id').notNull().references(() => user.id),
	code: text().notNull(),
	usedAt: instant('used_at').notNull()
}, (table) => [primaryKey({ columns: [table.userId, table.code] })]);

export const passkey = identity.table('passkey', {
	id: text().primaryKey(),
	name: text(),
	publicKey: text('public_key').notNull(),
	userId: text('user_id').notNull().references(() => user.id),
	credentialID: text('credential_id').notNull().unique(),
	counter: bigint({ mode: 'number' }).notNull(),
	deviceType: text('device_type').notNull(),
	backedUp: boolean('backed_up').notNull(),
	transports: text(),
	createdAt: instant('created_at'),
	aaguid: text()
});

export const knownDevice = identity.table('known_device', {
	tokenHash: text('token_hash').notNull(),
	userId: text('user_id').notNull().references(() => user.id),
	lastUsedAt: instant('last_used_at').notNull()
}, (table) => [primaryKey({ columns: [table.tokenHash, table.userId] })]);

export const attempt = identity.table('attempt', {
	id: uuid().primaryKey(),
	kind: text().notNull(),
	subject: text().notNull(),
	origin: text().notNull(),
	at: instant('at').notNull()
});
