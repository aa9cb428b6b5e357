import { describe, expect, it } from 'vitest';

import { type Build, cacheOf, sparedOf, wayOf } from './ways';

const build: Build = { version: 'b', entry: '/assets/index-1.js', files: ['/index.html', '/favicon.svg', '/assets/index-1.js'] };
const here = 'https://vekha.example.org';
const way = (path: string, mode = 'cors', method = 'GET') => wayOf({ method, mode, url: path.startsWith('http') ? path : here + path }, here, build);

describe('the service worker', () => {
  it('gives the page at its own addresses', () => {
    expect(['/', '/tasks/5', '/?mine=true', '/go#token'].map((path) => way(path, 'navigate'))).toEqual(['screen', 'screen', 'screen', 'screen']);
  });
  it('gives files of the page, those of an older build too', () => {
    expect(['/favicon.svg', '/assets/index-1.js', '/assets/old-0.js'].map((path) => way(path))).toEqual(['file', 'file', 'file']);
  });
  it('never touches what the server says', () => {
    for (const path of ['/api/v1/tasks/5', '/api/v1/session', '/api/v1/tasks/5/evidence/1', '/healthz']) expect(way(path), path).toBeNull();
    for (const path of ['/api/v1/oidc/start', '/up/secret', '/openapi.yaml']) expect(way(path, 'navigate'), path).toBeNull();
    expect(way('/', 'navigate', 'POST')).toBeNull();
    expect(way('https://elsewhere.example.org/assets/a.js')).toBeNull();
  });
  it('leaves the files of the build before to tabs that were opened with it', () => {
    const names = [cacheOf('x'), cacheOf('a'), 'not-ours', cacheOf('b')];
    expect(sparedOf(names, 'b')).toEqual([cacheOf('x')]);
    expect(sparedOf([cacheOf('b')], 'b')).toEqual([]);
  });
});
