"""What somebody once wrote for QLDB at AWS: nothing in it knows of a console, but for the endpoints at its top."""
import datetime
import os
import time

import boto3

qldb = boto3.client("qldb", endpoint_url=os.environ.get("QLDB_ENDPOINT"))
s3 = boto3.client("s3", endpoint_url=os.environ.get("S3_ENDPOINT"))
kinesis = boto3.client("kinesis", endpoint_url=os.environ.get("KINESIS_ENDPOINT"))

LEDGER = "bank-of-strangers"
BUCKET = "strangers-journal-archive"
ROLE = "arn:aws:iam::000000000000:role/QLDBExportRole"


def wait_for(what, wanted, interval=0.05):
    for _ in range(600):
        state = what()
        if state == wanted:
            return
        time.sleep(interval)
    raise TimeoutError(f"still {state}, not {wanted}")


def ledger_state():
    return qldb.describe_ledger(Name=LEDGER)["State"]


def is_gone():
    try:
        ledger_state()
    except qldb.exceptions.ResourceNotFoundException:
        return True
    return False


qldb.create_ledger(Name=LEDGER, PermissionsMode="ALLOW_ALL", Tags={"stage": "dev"})
try:
    qldb.get_digest(Name=LEDGER)
except qldb.exceptions.ResourcePreconditionNotMetException:
    pass
wait_for(ledger_state, "ACTIVE")
arn = qldb.describe_ledger(Name=LEDGER)["Arn"]
assert qldb.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"stage": "dev"}

digest = qldb.get_digest(Name=LEDGER)
assert len(digest["Digest"]) == 32
block = qldb.get_block(
    Name=LEDGER, BlockAddress=digest["DigestTipAddress"], DigestTipAddress=digest["DigestTipAddress"]
)
assert "blockHash" in block["Block"]["IonText"], block

s3.create_bucket(Bucket=BUCKET)
export = qldb.export_journal_to_s3(
    Name=LEDGER,
    InclusiveStartTime=datetime.datetime(2020, 1, 1),
    ExclusiveEndTime=datetime.datetime.utcnow(),
    S3ExportConfiguration={
        "Bucket": BUCKET,
        "Prefix": "journal",
        "EncryptionConfiguration": {"ObjectEncryptionType": "SSE_S3"},
    },
    RoleArn=ROLE,
    OutputFormat="ION_TEXT",
)["ExportId"]
wait_for(
    lambda: qldb.describe_journal_s3_export(Name=LEDGER, ExportId=export)["ExportDescription"]["Status"], "COMPLETED"
)
keys = [item["Key"] for item in s3.list_objects_v2(Bucket=BUCKET, Prefix="journal/")["Contents"]]
assert f"journal/{export}.started.manifest" in keys, keys
data = b"".join(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys if key.endswith(".ion"))
assert b"blockAddress" in data, data[:200]

kinesis.create_stream(StreamName="strangers", ShardCount=1)
wait_for(lambda: kinesis.describe_stream(StreamName="strangers")["StreamDescription"]["StreamStatus"], "ACTIVE")
stream_arn = kinesis.describe_stream(StreamName="strangers")["StreamDescription"]["StreamARN"]
stream = qldb.stream_journal_to_kinesis(
    LedgerName=LEDGER,
    RoleArn=ROLE,
    InclusiveStartTime=datetime.datetime(2020, 1, 1),
    KinesisConfiguration={"StreamArn": stream_arn, "AggregationEnabled": False},
    StreamName="bank-stream",
)["StreamId"]
shard = kinesis.list_shards(StreamName="strangers")["Shards"][0]["ShardId"]
iterator = kinesis.get_shard_iterator(StreamName="strangers", ShardId=shard, ShardIteratorType="TRIM_HORIZON")[
    "ShardIterator"
]
records = []
while not records:
    answer = kinesis.get_records(ShardIterator=iterator)
    records += answer["Records"]
    iterator = answer["NextShardIterator"]
    time.sleep(0.05)
assert records[0]["Data"][:4] == b"\xe0\x01\x00\xea", records[0]["Data"][:16]
qldb.cancel_journal_kinesis_stream(LedgerName=LEDGER, StreamId=stream)

try:
    qldb.delete_ledger(Name=LEDGER)
except qldb.exceptions.ResourcePreconditionNotMetException:
    qldb.update_ledger(Name=LEDGER, DeletionProtection=False)
    qldb.delete_ledger(Name=LEDGER)
wait_for(is_gone, True)
print("done")
