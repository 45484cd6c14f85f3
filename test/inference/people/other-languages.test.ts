import { describe, expect, it } from 'vitest';
import type { PathItem } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

describe('people', () => {
  it.each([
    ['/usuarios', 'registro', 'login', 'correo', 'contraseña'],
    ['/clientes', 'registrar', 'iniciar-sesion', 'correoElectronico', 'contrasena'],
    ['/pessoas', 'cadastro', 'entrar', 'email', 'senha'],
    ['/utilisateurs', 'inscription', 'connexion', 'courriel', 'motDePasse'],
  ])('sign up and log in in other languages: %s', async (path, register, login, name, secret) => {
    const sent = { [name]: 'string', [secret]: 'string' };
    const document = sketch({
      [`POST ${path}/${register}`]: { request: objectOf({ ...sent, nom: 'string' }), status: 201 },
      [`POST ${path}/${login}`]: { request: objectOf(sent), status: 200 },
      [`GET ${path}`]: { status: 200 },
      [`GET ${path}/{id}`]: { status: 200 },
    });
    const people = path.slice(1);
    expect(rolesIn(document)).toEqual({
      [`POST ${path}/${register}`]: `create ${people}`,
      [`GET ${path}`]: `list ${people}`,
      [`GET ${path}/{id}`]: `read ${people}`,
    });
    const api = await createCrudApi(document);
    const body = { [name]: 'ana@example.com', [secret]: 'secreta-1', nom: 'Ana' };
    await api.request(`POST ${path}/${register}`, { body });
    const shown = await api.requestBody<object[]>(`GET ${path}`);
    expect(shown).toMatchObject([{ [name]: 'ana@example.com', nom: 'Ana' }]);
    expect(Object.keys(shown[0] ?? {})).not.toContain(secret);
    await api.close();
  });
});

describe('a POST that is sent nothing', () => {
  const User = objectOf({ id: 'string', email: 'string' });
  const sent = objectOf({ 'email!': 'string', 'password!': 'string' });

  it.each(['/user/me', '/users/me', '/auth/whoami'])('reads whoever has logged in: %s', (path) => {
    const document = sketch(
      {
        'POST /users/register': { request: sent, response: 'User', status: 201 },
        'POST /users/login': { request: sent, response: objectOf({ token: 'string' }) },
        'GET /users/{id}': { response: 'User' },
        [`POST ${path}`]: { response: 'User' },
      },
      { User },
    );
    expect(rolesIn(document)[`POST ${path}`]).toBe('read users');
  });

  it.each([
    ['Get all users', 'list users'],
    ['List of users', 'list users'],
    ['Fetch the list of users', 'list users'],
    ['Invite somebody', 'create users'],
    ['Get a new user', 'create users'],
  ])('lists where it says so: %s', (summary, role) => {
    const document = sketch({
      'POST /users/register': { request: sent, status: 201 },
      'GET /users/{id}': { status: 200 },
      'POST /admin/users': { status: 200 },
    });
    const item = document.paths?.['/admin/users'] as PathItem | undefined;
    Object.assign(item?.post ?? {}, { summary });
    expect(rolesIn(document)['POST /admin/users']).toBe(role);
  });
});
