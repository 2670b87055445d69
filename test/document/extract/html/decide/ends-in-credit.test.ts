import { describe, expect, it } from 'vitest';
import { endsInCredit } from '../../../../../src/document/extract/html/decide/ends-in-credit.ts';

describe('endsInCredit', () => {
  it.each([
    'Varje ost vänds en gång i veckan. Foto: Börje Klintmark',
    'Pedagang sayur di Pasar Terapung Batu Hanyut. (Foto: Wening Larasati)',
    'The tower at dawn. Photo: Ada Lind',
    '灯台の朝（写真：島袋真帆）',
  ])('%s', (text) => expect(endsInCredit(text)).toBe(true));

  it.each([
    'She kept one photo: it showed the tower at dawn. Nobody knew who had taken it.',
    'Cost per Credit:\nIn-State | $472',
    'The photographer waited for dawn.',
  ])('not: %s', (text) => expect(endsInCredit(text)).toBe(false));
});
