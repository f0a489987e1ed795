/**
 * Money as a decimal text with its currency: what was typed is what is stored, and sums are exact. Nothing here rounds,
 * converts between currencies or formats for a reader.
 */

/** Digits with an optional sign and an optional fraction after a point: `1200.50`, never `1,200.5`, `.5` or `1e3`. */
export interface Money {
	readonly amount: string;
	/** Three capital letters of ISO 4217. */
	readonly currency: string;
}

const amountShape = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const currencyShape = /^[A-Z]{3}$/;

export function isAmount(value: unknown): value is string {
	return typeof value === 'string' && amountShape.test(value);
}

export function isCurrency(value: unknown): value is string {
	return typeof value === 'string' && currencyShape.test(value);
}

/** `null` when the amount is not a plain decimal number or the currency is no three-letter code. */
export function parseMoney(amount: string, currency: string): Money | null {
	return isAmount(amount) && isCurrency(currency) ? { amount, currency } : null;
}

/** The sum with as many decimals as the finer of the two. Throws when the currencies differ: no rate is known here. */
export function addMoney(a: Money, b: Money): Money {
	const decimals = Math.max(decimalsOf(a), decimalsOf(b));
	return { amount: write(units(a, decimals) + units(b, decimals), decimals), currency: sameCurrency(a, b) };
}

/** Negative when `a` is less; `1.5` and `1.50` are equal. Throws when the currencies differ. */
export function compareMoney(a: Money, b: Money): number {
	sameCurrency(a, b);
	const decimals = Math.max(decimalsOf(a), decimalsOf(b));
	const difference = units(a, decimals) - units(b, decimals);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** One total a currency, in the order in which the currencies first appear. */
export function totals(amounts: Iterable<Money>): readonly Money[] {
	const byCurrency = new Map<string, Money>();
	for (const money of amounts) {
		const sofar = byCurrency.get(money.currency);
		byCurrency.set(money.currency, sofar ? addMoney(sofar, money) : money);
	}
	return [...byCurrency.values()];
}

function sameCurrency(a: Money, b: Money): string {
	if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} cannot be reckoned together`);
	return a.currency;
}

function decimalsOf(money: Money): number {
	const point = money.amount.indexOf('.');
	return point === -1 ? 0 : money.amount.length - point - 1;
}

/** The amount in units of 10^-decimals. */
function units(money: Money, decimals: number): bigint {
	if (!isAmount(money.amount)) throw new TypeError(`Not an amount: ${money.amount}`);
	return BigInt(money.amount.replace('.', '') + '0'.repeat(decimals - decimalsOf(money)));
}

function write(value: bigint, decimals: number): string {
	const sign = value < 0n ? '-' : '';
	const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals);
	return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}
