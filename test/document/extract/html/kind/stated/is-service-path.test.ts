import { describe, expect, it } from 'vitest';
import { isServicePath } from '../../../../../../src/document/extract/html/kind/stated/is-service-path.ts';

const at = (path: string): boolean => isServicePath(new URL(path, 'https://heron.example'));

describe('addresses of pages that serve their readers', () => {
  it.each([
    '/login',
    '/user/login.php',
    '/log-in/',
    '/account/SignIn',
    '/en/contact-us',
    '/contact-2/',
    '/forgot-password',
    '/account/lostPassword.aspx',
    '/user/register/business',
    '/mot-de-passe-oublie',
    '/konto/haslo',
    '/index.php?mode=register',
    '/shop.asp?action=forgot_password',
  ])('%s', (path) => expect(at(path)).toBe(true));
});

describe('addresses of articles that have such a word', () => {
  it.each([
    '/',
    '/news/how-to-reset-a-password-that-you-lost',
    '/2024/03/contact-with-the-heron-was-lost',
    '/film/first-contact-review',
    '/login-trouble-at-the-bird-bank.html',
    '/account-of-a-storm',
    '/register/2024/05/heron-returns',
    '/article?id=17&title=login-trouble',
    '/users',
    '/new',
    '/the-user-and-the-members',
  ])('%s', (path) => expect(at(path)).toBe(false));
});
