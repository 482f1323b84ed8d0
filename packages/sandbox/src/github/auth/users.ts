import { createHash } from 'node:crypto';

/** The platform's GitHub App. */
export const APP_SLUG = 'astillero';
export const APP_LOGIN = `${APP_SLUG}[bot]`;
export const APP_ID = 480_001;
export const INSTALLATION_ID = 480_101;
/** The person at this machine, who pushes with git and presses buttons on pages. */
export const PERSON_LOGIN = 'developer';
const NO_REPLY = 'users.noreply.github.com';

export type UserType = 'Bot' | 'User' | 'Organization';

/** A stable number for a login. */
export function userId(login: string): number {
  return (
    createHash('sha256').update(login.toLowerCase()).digest().readUIntBE(0, 4) +
    1000
  );
}

export function userType(login: string, owner: string): UserType {
  if (login.endsWith('[bot]')) {
    return 'Bot';
  }
  return login === owner ? 'Organization' : 'User';
}

export function emailOf(login: string): string {
  return `${userId(login)}+${login}@${NO_REPLY}`;
}

/** The login that an address of the form above names, where its number is right. */
export function loginOf(email: string): string | undefined {
  const match = /^(\d+)\+(.+)@users\.noreply\.github\.com$/.exec(email);
  return match && Number(match[1]) === userId(match[2]) ? match[2] : undefined;
}
