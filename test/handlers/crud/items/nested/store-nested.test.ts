import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../../support/crud-api.ts';
import { arrayOf, infer, objectOf, sketch } from '../../../../support/small-contract.ts';

const lessons = {
  LessonIn: objectOf({ 'title!': 'string' }),
  Lesson: objectOf({ 'id!': 'integer', 'module_id!': 'integer', 'title!': 'string' }),
};

/** Courses with modules below them, and lessons below these, each with a list of the next in it. */
const schemas = {
  ...lessons,
  CourseIn: objectOf({ 'title!': 'string', modules: arrayOf('ModuleIn') }),
  CoursePatch: objectOf({ title: 'string', modules: arrayOf('ModuleIn') }),
  Course: objectOf({ 'id!': 'integer', 'title!': 'string', modules: arrayOf('Module') }),
  ModuleIn: objectOf({ id: 'integer', 'title!': 'string', lessons: arrayOf('LessonIn') }),
  Module: objectOf({
    'id!': 'integer',
    'course_id!': 'integer',
    'title!': 'string',
    lessons: arrayOf('Lesson'),
  }),
};

function courses(declared: Readonly<Record<string, Schema>> = schemas) {
  const operations = {
    'GET /courses': { response: arrayOf('Course') },
    'POST /courses': { request: 'CourseIn', response: 'Course', status: 201 },
    'GET /courses/{course_id}': { response: 'Course' },
    'PUT /courses/{course_id}': { request: 'CourseIn', response: 'Course' },
    'PATCH /courses/{course_id}': { request: 'CoursePatch', response: 'Course' },
    'DELETE /courses/{course_id}': {},
    'GET /courses/{course_id}/modules': { response: arrayOf('Module') },
    'POST /courses/{course_id}/modules': { request: 'ModuleIn', response: 'Module', status: 201 },
    'GET /modules/{module_id}': { response: 'Module' },
    'PATCH /modules/{module_id}': { request: 'ModuleIn', response: 'Module' },
    'DELETE /modules/{module_id}': {},
    'GET /modules/{module_id}/lessons': { response: arrayOf('Lesson') },
    'POST /modules/{module_id}/lessons': { request: 'LessonIn', response: 'Lesson', status: 201 },
    'GET /lessons/{lesson_id}': { response: 'Lesson' },
  };
  return sketch(operations, declared);
}

const params = { course_id: '1', module_id: '1', lesson_id: '1' };
const lesson = { id: 1, module_id: 1, title: 'One' };
const module = { id: 1, course_id: 1, title: 'First', lessons: [lesson] };

async function withCourse() {
  const api = await createCrudApi(courses());
  const body = { title: 'Weaving', modules: [{ title: 'First', lessons: [{ title: 'One' }] }] };
  const created = await api.requestBody('POST /courses', { body });
  return { api, created, shown: () => api.requestBody('GET /courses/{course_id}', { params }) };
}

describe('a list of what is below an item, sent with the item', () => {
  it('makes items of the collections below, with ids of their own', async () => {
    const { api, created, shown } = await withCourse();
    expect(created).toEqual({ id: 1, title: 'Weaving', modules: [module] });
    expect(await shown()).toEqual(created);
    expect(await api.requestBody('GET /courses')).toEqual([created]);
    expect(await api.requestBody('GET /courses/{course_id}/modules', { params })).toEqual([module]);
    expect(await api.requestBody('GET /modules/{module_id}', { params })).toEqual(module);
    expect(await api.requestBody('GET /modules/{module_id}/lessons', { params })).toEqual([lesson]);
    expect(await api.requestBody('GET /lessons/{lesson_id}', { params })).toEqual(lesson);
    expect(api.stored('courses')).toMatchObject([{ item: { modules: [] } }]);
  });

  it('shows what is added, changed and deleted by the paths of those', async () => {
    const { api, shown } = await withCourse();
    const added = await api.requestBody('POST /courses/{course_id}/modules', {
      params,
      body: { title: 'Second' },
    });
    await api.request('PATCH /modules/{module_id}', { params, body: { title: 'New' } });
    expect(await shown()).toMatchObject({ modules: [{ ...module, title: 'New' }, added] });
    await api.request('DELETE /modules/{module_id}', { params });
    expect(await shown()).toMatchObject({ modules: [added] });
    await expect(api.request('GET /lessons/{lesson_id}', { params })).rejects.toThrow('lessons has no 1');
  });

  it.each([
    ['PUT /courses/{course_id}', { title: 'Weaving' }],
    ['PATCH /courses/{course_id}', {}],
  ])('is replaced by %s, which keeps what is sent with its id or as it is', async (operation, rest) => {
    const { api, shown } = await withCourse();
    await api.request('POST /courses/{course_id}/modules', { params, body: { title: 'Second' } });
    await api.request('POST /courses/{course_id}/modules', { params, body: { title: 'Third' } });
    const modules = [{ id: 1, title: 'New' }, { title: 'Third' }, { title: 'Fourth' }];
    const replaced = await api.requestBody(operation, { params, body: { ...rest, modules } });
    const expected = [
      { ...module, title: 'New' },
      { id: 3, title: 'Third' },
      { id: 4, title: 'Fourth' },
    ];
    expect(replaced).toMatchObject({ modules: expected });
    expect(await shown()).toEqual(replaced);
    expect(await api.requestBody('GET /courses/{course_id}/modules', { params })).toMatchObject(expected);
    await expect(api.request('GET /modules/{module_id}', { params: { module_id: '2' } })).rejects.toThrow();
    await api.request(operation, { params, body: { ...rest, modules: [] } });
    expect(await shown()).toMatchObject({ modules: [] });
  });

  it.each(['PUT /courses/{course_id}', 'PATCH /courses/{course_id}'])(
    'stays where %s leaves it out',
    async (id) => {
      const { api, created } = await withCourse();
      expect(await api.requestBody(id, { params, body: { title: 'Knots' } })).toEqual({
        ...created,
        title: 'Knots',
      });
    },
  );

  it('keeps what is sent again without ids, each once, in any order and among other shapes', async () => {
    const { api } = await withCourse();
    const put = async (modules: readonly object[]) => {
      const { modules: shown } = await api.requestBody<{ modules: readonly { id: number }[] }>(
        'PUT /courses/{course_id}',
        { params, body: { title: 'Weaving', modules } },
      );
      return shown.map(({ id }) => id);
    };
    expect(await put([{ title: 'a' }, { title: 'b' }, { title: 'a' }])).toEqual([2, 3, 4]);
    expect(await put([{ title: 'b' }, { title: 'a' }, { title: 'a' }, { title: 'a' }])).toEqual([2, 3, 4, 5]);
    const ofLessons = [{ title: 'One' }];
    expect(await put([{ title: 'a', lessons: ofLessons }, { title: 'b' }])).toEqual([3, 6]);
    expect(await put([{ title: 'b' }, { id: 6, title: 'a', lessons: ofLessons }])).toEqual([3, 6]);
  });

  it('is deleted with the item', async () => {
    const { api } = await withCourse();
    await api.request('DELETE /courses/{course_id}', { params });
    expect([api.stored('modules'), api.stored('lessons')]).toEqual([[], []]);
  });

  it('keeps the ids that are sent, and stays in the item where another has one of them', async () => {
    const api = await createCrudApi(courses());
    const body = { title: 'Weaving', modules: [{ id: 7, title: 'Seventh' }] };
    await api.request('POST /courses', { body });
    expect(await api.requestBody('GET /modules/{module_id}', { params: { module_id: '7' } })).toMatchObject({
      id: 7,
    });
    const second = await api.requestBody('POST /courses', { body });
    expect(second).toMatchObject({ modules: [{ id: 7, title: 'Seventh' }] });
    expect(api.stored('modules')).toHaveLength(1);
  });
});

describe('which lists are those of collections below', () => {
  const isNested = (declared: Readonly<Record<string, Schema>>) =>
    (
      infer(courses({ ...schemas, CoursePatch: objectOf({ title: 'string' }), ...declared })).childLists.get(
        'courses',
      ) ?? []
    ).some(({ sent }) => sent);

  it.each<[string, Readonly<Record<string, Schema>>, boolean]>([
    ['of its name and some of its properties', {}, true],
    [
      'of its schema under another name',
      { CourseIn: objectOf({ title: 'string', parts: arrayOf('ModuleIn') }) },
      true,
    ],
    [
      'of its name in another style',
      { CourseIn: objectOf({ title: 'string', modules_attributes: arrayOf('ModuleIn') }) },
      true,
    ],
    ['of ids alone', { ModuleIn: objectOf({ id: 'integer' }) }, false],
    ['of texts', { CourseIn: objectOf({ modules: { type: 'array', items: { type: 'string' } } }) }, false],
    [
      'of something else',
      {
        CourseIn: objectOf({
          title: 'string',
          modules: { type: 'array', items: objectOf({ color: 'string', weight: 'number', title: 'string' }) },
        }),
      },
      false,
    ],
    [
      'of an item that shows no id',
      { Course: objectOf({ title: 'string', modules: arrayOf('Module') }) },
      false,
    ],
  ])('%s', (_, declared, expected) => {
    expect(isNested(declared)).toBe(expected);
  });

  it('none of what is made by itself, which no item owns', () => {
    const tags = {
      'GET /posts/{id}': { response: 'Post' },
      'POST /posts': { request: 'Post', response: 'Post', status: 201 },
      'GET /posts/{id}/tags': { response: arrayOf('Tag') },
      'GET /tags': { response: arrayOf('Tag') },
      'POST /tags': { request: 'Tag', response: 'Tag', status: 201 },
    };
    const Post = objectOf({ id: 'integer', title: 'string', tags: arrayOf('Tag') });
    const { childLists } = infer(sketch(tags, { Post, Tag: objectOf({ id: 'integer', name: 'string' }) }));
    expect(childLists.get('posts') ?? []).toEqual([]);
  });
});

describe('a POST of a list of what is below an item', () => {
  const operations = {
    'POST /lists': { request: objectOf({ name: 'string' }), response: 'List', status: 201 },
    'GET /lists/{list_id}': { response: 'List' },
    'POST /lists/{list_id}': { request: 'Change', response: 'List' },
    'GET /lists/{list_id}/members': { response: arrayOf('Member') },
    'POST /lists/{list_id}/members': { request: 'MemberIn', response: 'Member', status: 201 },
    'GET /lists/{list_id}/members/{member_id}': { response: 'Member' },
  };
  const declared = {
    List: objectOf({ 'id!': 'integer', name: 'string' }),
    Change: objectOf({ name: 'string', members: arrayOf('MemberIn') }),
    MemberIn: objectOf({ 'email!': 'string', status: 'string' }),
    Member: objectOf({ 'id!': 'integer', list_id: 'integer', email: 'string', status: 'string' }),
  };
  const body = { members: [{ email: 'b' }, { email: 'a', status: 'new' }] };

  it.each<[other: string | undefined, emails: string[]]>([
    ['PATCH', ['a', 'b']],
    ['PUT', ['a', 'b']],
    // Where it is the only change of an item, it says all of it.
    [undefined, ['b', 'a']],
  ])('beside %s leaves %j', async (other, emails) => {
    const beside =
      other === undefined ? {} : { [`${other} /lists/{list_id}`]: { request: 'Change', response: 'List' } };
    const api = await createCrudApi(sketch({ ...operations, ...beside }, declared));
    const params = { list_id: '1', member_id: '1' };
    await api.request('POST /lists', { body: { name: 'News' } });
    const first = { email: 'a', status: 'new' };
    await api.request('POST /lists/{list_id}/members', { params, body: first });
    await api.request('POST /lists/{list_id}', { params, body });
    const rows = await api.requestBody<{ email: string }[]>('GET /lists/{list_id}/members', { params });
    expect(rows.map(({ email }) => email).sort()).toEqual([...emails].sort());
    await api.request('POST /lists/{list_id}', { params, body: { members: [{ email: 'c' }] } });
    const after = await api.requestBody<unknown[]>('GET /lists/{list_id}/members', { params });
    expect(after).toHaveLength(other === undefined ? 1 : 3);
  });
});
