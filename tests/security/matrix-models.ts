/** The library of model documents is everybody's to read; a programme's own are put in and taken out by its officers. */
import { button, command, on, open, row, type On, type Row } from './matrix-lines.ts';

const shipped: On = { record: null, place: { document: 'board-minutes' } };
const own = on('model document of the programme');
const pdf = () => new File(['%PDF-1.7\n'], 'kadam.pdf');

export const modelDocuments: Row[] = [
	open('/planning/models', 'see', 'whoever is signed in'),
	row('/planning/models/[document]', 'see', shipped, {}, 'whoever is signed in'),
	row('/planning/models/[document]/file', 'GET', shipped, {}, 'whoever is signed in'),
	row('/planning/models/[document]', 'see', own, {}, 'whoever is signed in'),
	row('/planning/models/[document]/file', 'GET', own, {}, 'whoever is signed in'),
	row('/planning/models/new', 'see', on('programme'), {}, ['officer']),
	button('/planning/models/new', 'default', on('programme'), () => ({ title: 'Үлгү', kind: 'form', language: 'ky', licence: 'permission', 'indicators[]': '1.1', file: pdf() }), 'officer'),
	button('/planning/models/[document]', 'remove', own, command, 'officer')
];
