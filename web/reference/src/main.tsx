import './reference.css';
import 'swagger-ui-dist/swagger-ui.css';
import './viewer.css';
import { render } from 'preact';
import { ReferencePage } from './reference-page.tsx';

const root = document.getElementById('reference');
if (root !== null) render(<ReferencePage />, root);
