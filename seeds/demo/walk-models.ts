/** The officer adds a form of the programme's own to the library of model documents. */
import { addDays } from '#kernel/local-date.ts';
import { writeSpreadsheet } from '#platform/spreadsheet.server.ts';
import { addModelDocument } from '#programme/planning/add-model-document.server.ts';
import type { Stage } from './stage.ts';

const columns = ['Күнү', 'Кайдан', 'Кайда', 'Максаты', 'Жол кире, сом', 'Күнүмдүк чыгым, сом', 'Чек тиркелген'];

export async function walkModels(stage: Stage): Promise<void> {
	stage.at(addDays(stage.runtime.clock.today(), -40), 16);
	const bytes = await writeSpreadsheet([{ name: 'Сапар отчету', rows: [columns, ...Array.from({ length: 12 }, () => columns.map(() => ''))] }]);
	const file = new File([Uint8Array.from(bytes)], 'Сапар отчету.xlsx');
	await addModelDocument(await stage.as(stage.people.officer), {
		programme: stage.programme, title: 'Сапар отчету', kind: 'form', language: 'ky', licence: 'permission', indicators: ['5.3', '6.1'], file
	});
}
