import { expect, it } from 'vitest';
import { zoneOf } from '@/app/zones';
import { returnPath } from './returnPath';

it.each([['?to=%2Fcases%3Fq%3Dx', '/cases?q=x'], ['?to=//evil.example', '/'], ['?to=/%5Cevil.example', '/'], ['?to=https://evil.example', '/'], ['?to=/login', '/'], ['', '/']])('%s leads to %s', (a, b) => expect(returnPath(a)).toBe(b));
it.each([['/login', 'login'], ['/login/', 'login'], ['/', 'desk'], ['/loginx', 'desk'], ['/cases', 'desk']])('%s belongs to %s', (a, b) => expect(zoneOf(a)).toBe(b));
