/** The script of the room's page, built by itself (vite.config.ts): what the server drew follows the session from here on. Without it the page loads itself anew every few seconds. */
import { hydrate } from 'svelte';
import type { RoomPage } from './room.ts';
import { RoomConnection } from './room-connection.svelte.ts';
import RoomState from './RoomState.svelte';

const target = document.getElementById('room');
const told = document.querySelector<HTMLTemplateElement>('template#room-data')?.content.textContent;
if (target && told) {
	const { view, words } = JSON.parse(told) as RoomPage;
	const connection = new RoomConnection(view, location.pathname.replace(/\/$/, ''), () => location.reload());
	hydrate(RoomState, { target, props: { connection, words } });
	connection.follow();
}
