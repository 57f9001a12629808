import { UpdateLedgerPermissionsModeCommand } from '@aws-sdk/client-qldb';
import { permissionsModeUpdateSchema, updatePermissionsModeSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';
import { ledgerParams } from './ledger.ts';

export const updatePermissionsMode = operation({
  params: ledgerParams,
  query: nothing,
  body: updatePermissionsModeSchema,
  status: 200,
  answer: permissionsModeUpdateSchema,
  async run({ params, body, upstream }) {
    const answer = await upstream.writes.send(
      new UpdateLedgerPermissionsModeCommand({ Name: params.ledger, PermissionsMode: body.permissionsMode }),
    );
    return { name: answer.Name, arn: answer.Arn, permissionsMode: answer.PermissionsMode };
  },
});
