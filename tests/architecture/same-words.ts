/**
 * Texts, in small letters, that are rightly the same in Kyrgyz and in Russian: names, abbreviations, and words that Kyrgyz has taken over.
 * Anything else that is equal has been forgotten untranslated. Only the words of a text are compared, not what stands between
 * them. Add one only when a Kyrgyz editor would leave it so.
 */
export const sameInKyrgyzAndRussian: readonly string[] = [
	// names
	'кадам', 'кыргызча', 'русский', 'русча', 'бишкек', 'талас', 'нарын', 'баткен',
	// the programme's words
	'анкета', 'диагностика', 'план', 'программа', 'тренинг', 'семинар', 'грант', 'статус',
	// roles
	'тренер', 'консультант', 'эксперт рецензент', 'донор', 'аудитор', 'администратор',
	// things of every office and screen
	'меню', 'телефон', 'адрес', 'файл', 'регион', 'параметр', 'валюта'
];

/** Russian words that no Kyrgyz sentence needs: where one stands, a sentence was left half translated. */
export const russianOnly: readonly string[] = [
	'и', 'или', 'для', 'это', 'эта', 'этот', 'чтобы', 'если', 'при', 'что', 'который', 'которая', 'которые', 'вы', 'вас', 'вам', 'ваш', 'ваша', 'ваше', 'ваши',
	'нет', 'уже', 'только', 'можно', 'нужно', 'нельзя', 'есть', 'быть', 'был', 'была', 'были', 'будет', 'из', 'без', 'после', 'перед', 'через',
	'организация', 'организации', 'организаций', 'отчёт', 'отчёта', 'оценка', 'оценки', 'уровень', 'доказательство', 'доказательства'
];
