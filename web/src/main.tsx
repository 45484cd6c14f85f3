import './styles/base.css';
import './styles/components.css';
import './styles/data.css';
import './styles/operations.css';
import './styles/control.css';
import './styles/shell.css';
import { render } from 'preact';
import { Shell } from './shell/shell.tsx';

const root = document.getElementById('console');
if (root !== null) render(<Shell />, root);
