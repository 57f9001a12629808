import {
  CreateLedgerCommand,
  DeleteLedgerCommand,
  DescribeLedgerCommand,
  UpdateLedgerCommand,
  UpdateLedgerPermissionsModeCommand,
} from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { errorOf, startService } from '../support/service.ts';

const ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger/a';
const KEY = 'arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const OTHER = 'arn:aws:kms:us-east-1:000000000000:key/99999999-12ab-34cd-56ef-1234567890ab';
const create = (more: object = {}) => new CreateLedgerCommand({ Name: 'a', PermissionsMode: 'STANDARD', ...more });
const update = (more: object = {}) => new UpdateLedgerCommand({ Name: 'a', ...more });
const describeLedger = () => new DescribeLedgerCommand({ Name: 'a' });
const parts = ({ $metadata: _, ...rest }: { $metadata: unknown }) => rest;

describe('UpdateLedger', () => {
  it('switches deletion protection, and says nothing of an encryption that was never chosen', async () => {
    const { client } = await startService();
    const created = await client.send(create());
    const updated = parts(await client.send(update({ DeletionProtection: false })));
    expect(updated).toEqual({
      Name: 'a',
      Arn: ARN,
      State: 'ACTIVE',
      CreationDateTime: created.CreationDateTime,
      DeletionProtection: false,
    });
    expect((await client.send(describeLedger())).DeletionProtection).toBe(false);
    await client.send(new DeleteLedgerCommand({ Name: 'a' }));
  });

  it('without members changes nothing', async () => {
    const { client } = await startService();
    await client.send(create({ KmsKey: KEY }));
    const before = await client.send(describeLedger());
    expect(parts(await client.send(update()))).toEqual({
      Name: 'a',
      Arn: ARN,
      State: 'ACTIVE',
      CreationDateTime: before.CreationDateTime,
      DeletionProtection: true,
      EncryptionDescription: { KmsKeyArn: KEY, EncryptionStatus: 'ENABLED' },
    });
    expect(parts(await client.send(describeLedger()))).toEqual(parts(before));
  });

  it('is UPDATING until another key is in effect; the ledger stays accessible', async () => {
    const { client, service, advance } = await startService({ stateDelayMs: 60_000 });
    await client.send(create({ DeletionProtection: false }));
    advance(60_000);
    const updating = { KmsKeyArn: KEY, EncryptionStatus: 'UPDATING' };
    const updated = await client.send(update({ KmsKey: KEY, DeletionProtection: true }));
    expect(updated).toMatchObject({ EncryptionDescription: updating, DeletionProtection: true, State: 'ACTIVE' });
    expect((await client.send(describeLedger())).EncryptionDescription).toEqual(updating);
    expect((await service.engine.activeLedger('a')).name).toBe('a');
    advance(59_000);
    expect((await client.send(describeLedger())).EncryptionDescription).toEqual(updating);
    advance(1_000);
    expect((await client.send(describeLedger())).EncryptionDescription).toEqual({
      KmsKeyArn: KEY,
      EncryptionStatus: 'ENABLED',
    });
  });

  it('takes up a change of key after a restart where it was', async () => {
    const first = await startService({ stateDelayMs: 0 });
    await first.client.send(create());
    await first.service.close();
    const second = await startService({ stateDelayMs: 100_000, dataDir: first.dataDir });
    await second.client.send(update({ KmsKey: KEY }));
    await second.service.close();
    const third = await startService({ stateDelayMs: 0, dataDir: first.dataDir });
    expect((await third.client.send(describeLedger())).EncryptionDescription?.EncryptionStatus).toBe('UPDATING');
    third.advance(100_000);
    expect((await third.client.send(describeLedger())).EncryptionDescription?.EncryptionStatus).toBe('ENABLED');
  });

  it('back to the key of the service shows the literal from then on', async () => {
    const { client } = await startService();
    await client.send(create({ KmsKey: KEY }));
    const owned = { KmsKeyArn: 'AWS_OWNED_KMS_KEY', EncryptionStatus: 'ENABLED' };
    expect((await client.send(update({ KmsKey: 'AWS_OWNED_KMS_KEY' }))).EncryptionDescription).toEqual(owned);
    expect((await client.send(describeLedger())).EncryptionDescription).toEqual(owned);
    const again = await client.send(update({ KmsKey: 'AWS_OWNED_KMS_KEY' }));
    expect(again.EncryptionDescription).toEqual(owned);
  });

  it('to the key the ledger has is no change', async () => {
    const { client, advance } = await startService({ stateDelayMs: 60_000 });
    await client.send(create());
    advance(60_000);
    expect(await client.send(update({ KmsKey: 'AWS_OWNED_KMS_KEY' }))).not.toHaveProperty('EncryptionDescription');
    await client.send(update({ KmsKey: KEY }));
    advance(60_000);
    const again = await client.send(update({ KmsKey: KEY }));
    expect(again.EncryptionDescription?.EncryptionStatus).toBe('ENABLED');
  });

  it('to a third key while the second is not in effect is refused, and changes nothing', async () => {
    const { client, advance } = await startService({ stateDelayMs: 60_000 });
    await client.send(create());
    advance(60_000);
    await client.send(update({ KmsKey: KEY }));
    expect(await errorOf(client.send(update({ KmsKey: OTHER, DeletionProtection: false })))).toEqual({
      name: 'ResourceInUseException',
      message: 'The KMS key of the Ledger with name a is being changed',
      status: 409,
      ResourceType: 'Ledger',
      ResourceName: 'a',
    });
    expect((await client.send(describeLedger())).DeletionProtection).toBe(true);
    // The same key again, or another setting, is no conflict.
    const protection = await client.send(update({ KmsKey: KEY, DeletionProtection: false }));
    expect(protection.EncryptionDescription?.EncryptionStatus).toBe('UPDATING');
    advance(60_000);
    expect((await client.send(update({ KmsKey: OTHER }))).EncryptionDescription?.KmsKeyArn).toBe(OTHER);
  });

  it('and deleting a ledger at once never delete one that is protected by then', async () => {
    const { client } = await startService();
    await client.send(create({ DeletionProtection: false }));
    const [deleted, updated] = await Promise.allSettled([
      client.send(new DeleteLedgerCommand({ Name: 'a' })),
      client.send(update({ DeletionProtection: true })),
    ]);
    expect([deleted.status, updated.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('UpdateLedgerPermissionsMode', () => {
  it('answers and keeps the mode', async () => {
    const { client } = await startService();
    await client.send(create());
    const command = new UpdateLedgerPermissionsModeCommand({ Name: 'a', PermissionsMode: 'ALLOW_ALL' });
    expect(parts(await client.send(command))).toEqual({ Name: 'a', Arn: ARN, PermissionsMode: 'ALLOW_ALL' });
    expect((await client.send(describeLedger())).PermissionsMode).toBe('ALLOW_ALL');
  });
});
