"""Carries out calls of boto3, one JSON line each, so that a test can drive the unmodified library.

In:  {"service": "qldb", "do": "call", "operation": "describe_ledger", "with": {...}}
Out: {"answer": {...}} or {"error": {"class", "code", "status", "message", "members", "in_namespace"}}
"""
import base64
import datetime
import json
import os
import sys

import boto3
import botocore.config
import botocore.exceptions

ENDPOINTS = json.loads(os.environ["ENDPOINTS"])
CONFIG = botocore.config.Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
clients = {name: boto3.client(name, endpoint_url=url, config=CONFIG) for name, url in ENDPOINTS.items()}


def plain(value):
    if isinstance(value, datetime.datetime):
        return {"time": value.timestamp()}
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def carry_out(request):
    client = clients[request["service"]]
    arguments = request.get("with", {})
    if request["do"] == "call":
        return plain(getattr(client, request["operation"])(**arguments))
    if request["do"] == "can_paginate":
        return client.can_paginate(request["operation"])
    if request["do"] == "get_paginator":
        return str(client.get_paginator(request["operation"]))
    if request["do"] == "waiters":
        return client.waiter_names
    if request["do"] == "get_waiter":
        return str(client.get_waiter(request["operation"]))
    if request["do"] == "presign":
        return client.generate_presigned_url(request["operation"], Params=arguments, ExpiresIn=request["expires"])
    raise KeyError(request["do"])


for line in sys.stdin:
    request = json.loads(line)
    try:
        reply = {"answer": carry_out(request)}
    except botocore.exceptions.ClientError as error:
        modelled = getattr(clients[request["service"]].exceptions, error.response["Error"]["Code"], None)
        reply = {
            "error": {
                "class": type(error).__name__,
                "code": error.response["Error"]["Code"],
                "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
                "message": error.response["Error"]["Message"],
                "members": {key: value for key, value in error.response.items() if key not in ("Error", "ResponseMetadata")},
                "in_namespace": modelled is not None and isinstance(error, modelled),
            }
        }
    except Exception as error:  # what the library itself refuses
        reply = {"error": {"class": type(error).__name__, "message": str(error)}}
    print(json.dumps(reply), flush=True)
