import '#web/app/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from '#web/app/app.tsx';
import { deviceLanguage, speak } from '#web/app/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

await speak(deviceLanguage());
createRoot(root).render(<App />);
