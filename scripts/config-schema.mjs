import { writeFileSync } from 'node:fs';
import { configSchema } from '../dist/config/file/config-schema.js';
import { builtInServices } from '../dist/services/built-in.js';

// Editors complete the configuration file by it: the first line of the file that `togai-sandbox init` writes names it.
const text = JSON.stringify(configSchema(Object.values(builtInServices)), null, 2);
writeFileSync(`${import.meta.dirname}/../dist/config.schema.json`, `${text}\n`);
