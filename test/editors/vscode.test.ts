import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, '../../editors/vscode');
const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const manifest: {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean } };
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly configuration: string;
    }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
  };
} = JSON.parse(text('package.json'));
const { languages, grammars, configuration, configurationDefaults } = manifest.contributes;

describe('the extension for Visual Studio Code', () => {
  test('makes a config JSON5: as JSON or JSONC the editor itself would call bare keys errors', () => {
    const [language] = languages;
    expect(language?.id).toBe('json5');
    expect(language?.filenames).toEqual(expect.arrayContaining(['openclaw.json', 'clawdbot.json']));
  });

  test('starts the server for that language, and asks it while a string is typed', () => {
    expect(manifest.activationEvents).toContain('onLanguage:json5');
    expect(text('extension.js')).toContain("'json5'");
    expect(configurationDefaults['[json5]']).toMatchObject({ 'editor.quickSuggestions': { strings: 'on' } });
  });

  test('brings along the files it names', () => {
    const named = [...languages.map((language) => language.configuration), ...grammars.map((grammar) => grammar.path)];
    expect(named.filter((name) => !existsSync(path.join(folder, name)))).toEqual([]);
    expect(JSON.parse(text('json5.tmLanguage.json'))).toMatchObject({ scopeName: grammars[0]?.scopeName });
  });

  test('works in a folder that is not trusted, which cannot choose the program that is started', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
    expect(configuration.properties['clawmend.command']?.scope).toBe('machine');
  });
});
