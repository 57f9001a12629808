import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { IonDiff } from '../src/index.ts';
import { ion } from './read.ts';

const drawn = (before: string, after: string) =>
  renderToStaticMarkup(
    <IonDiff
      before={ion(before).value}
      after={ion(after).value}
      label="Version 1 against version 0"
      beforeName="Version 0"
      afterName="Version 1"
    />,
  )
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

describe('what differs, as it is drawn', () => {
  test('says in words what was changed, added and removed, and where', () => {
    const text = drawn('{City:"Everett",Amount:90.25,Old:1}', '{City:"Seattle",Amount:90.25,New:[1]}');
    expect(text).toContain('City ≠ changed "Everett" string "Seattle" string');
    expect(text).toContain('New + added not there');
    expect(text).toContain('Old − removed 1 int not there');
    expect(text).not.toContain('Amount');
  });

  test('tells values apart that only their type or precision tells apart', () => {
    expect(drawn('{a:90.25}', '{a:90.250}')).toMatch(/coefficient 9025, exponent -2.*coefficient 90250, exponent -3/);
    expect(drawn('{a:x}', '{a:"x"}')).toMatch(/x symbol .*"x" string/);
  });

  test('says so when nothing differs', () => {
    expect(drawn('{a:1,b:2}', '{b:2,a:1}')).toContain('Nothing differs');
  });

  test('draws text of the reader as text', () => {
    const html = renderToStaticMarkup(
      <IonDiff
        before={ion('{a:"<img src=x onerror=alert(1)>"}').value}
        after={ion("{'<b>':1}").value}
        label="x"
        beforeName="a"
        afterName="b"
      />,
    );
    expect(html).not.toMatch(/<img|<b>/);
  });
});
