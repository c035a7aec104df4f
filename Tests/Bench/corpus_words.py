"""The words and code that the lessons of corpus.py are made of."""

NOUNS = (
    "function,handler,event,queue,trigger,container,runtime,request,response,deployment,"
    "gateway,bucket,region,timeout,cold start,invocation,secret,permission,role,policy,"
    "schedule,stream,message,payload,client,endpoint,cache,database,record,snapshot,log line,"
    "metric,trace,budget,quota,retry,backoff,dead-letter queue,workflow,state machine,replica,"
    "version,alias,layer"
).split(",")
VERBS = (
    "starts,receives,forwards,stores,rejects,retries,scales,measures,returns,times out on,"
    "publishes,reads,updates,signs,throttles,queues,copies,wakes,freezes,bills for,observes,"
    "validates"
).split(",")
ADJECTIVES = (
    "idle,short-lived,stateless,durable,regional,warm,cold,noisy,cheap,bounded,parallel,"
    "ordered,idempotent,eventual,private,shared,empty,nested,signed,asynchronous,small,large"
).split(",")
ADVERBS = (
    "usually,always,rarely,only once,at least once,in parallel,after a delay,on demand,quietly,"
    "within a second,in the background,per tenant,per request,at the edge"
).split(",")
TOPICS = (
    "Cold Starts,Event Sources,Queues and Back Pressure,Idempotent Handlers,Function Timeouts,"
    "Secrets,Object Storage Triggers,Scheduled Jobs,Fan-out and Fan-in,State Machines,"
    "Observability,Cost Models,Concurrency Limits,API Gateways,Edge Functions,Data Pipelines,"
    "Testing Locally,Blue-Green Releases,Permissions,Streaming Responses,Dead Letters,"
    "Connection Pools,Choosing a Runtime,Packaging,Versions and Aliases"
).split(",")
TAGS = (
    "aws,azure,gcp,cloudflare,lambda,events,queues,storage,security,cost,testing,deploy,logs,"
    "metrics,python,javascript,yaml,json,http,edge,state,data,basics,advanced,patterns,limits,"
    "runtime,packaging,networking,identity"
).split(",")

PYTHON = '''import json
import os
from datetime import datetime, timezone

TABLE = os.environ["{w}_TABLE"]


def handler(event, context):
    """Handle one {a} {b} and return a response."""
    items = [r["body"] for r in event.get("Records", [])]
    seen = set()
    for raw in items:
        item = json.loads(raw)
        if item["id"] in seen:      # idempotent: skip what we already did
            continue
        seen.add(item["id"])
        put(TABLE, item, ttl={n})
    return {{
        "statusCode": 200,
        "body": json.dumps({{"count": len(seen), "at": datetime.now(timezone.utc).isoformat()}}),
    }}
'''

JAVASCRIPT = '''import {{ createClient }} from "./client.js";

const LIMIT = {n};
const client = createClient({{ region: process.env.REGION ?? "eu-{m}" }});

export async function handler(event) {{
  const {{ {a} }} = JSON.parse(event.body ?? "{{}}");
  // a {b} that fails is retried {m} times, then parked
  for (let attempt = 0; attempt < {m}; attempt += 1) {{
    try {{
      const out = await client.send({{ kind: "{w}", attempt, limit: LIMIT }});
      return {{ statusCode: 202, body: JSON.stringify(out) }};
    }} catch (err) {{
      if (err.code !== "Throttled") throw err;
      await new Promise((ok) => setTimeout(ok, 2 ** attempt * 100));
    }}
  }}
  return {{ statusCode: 503, body: `gave up after ${{LIMIT}} ms` }};
}}
'''

JSON = '''{{
  "version": "2.{m}",
  "function": {{ "name": "{w}-{n}", "memory": {n}, "timeout": {m}, "arm": true }},
  "triggers": [
    {{ "type": "queue", "batch": {m}, "source": "{a}-queue" }},
    {{ "type": "http", "path": "/{b}/{{id}}", "methods": ["GET", "POST"] }}
  ],
  "limits": {{ "concurrency": {n}, "retries": {m}, "deadLetter": null }}
}}
'''

YAML = '''service: {w}
provider:
  runtime: python3.12
  memorySize: {n}
  timeout: {m}
functions:
  {a}:
    handler: app.handler
    events:
      - httpApi: "GET /{b}/{{id}}"
      - schedule: rate({m} minutes)
    environment:
      LIMIT: "{n}"   # per tenant
resources: []
'''

DIAGRAM = '''      +-----------+        +--------------+        +-------------+
      |  client   |------->|   gateway    |------->|  {a:<9s}  |
      +-----------+        +------+-------+        +------+------+
            ^                     |                       |
            |                     v                       v
            |              +--------------+        +-------------+
            '--------------|    {b:<9s} |<-------|    queue    |
                           +--------------+        +-------------+
'''

CODE = {"python": PYTHON, "js": JAVASCRIPT, "json": JSON, "yaml": YAML}


def identifier(words):
    """`dead-letter queue` → `dead_letter_queue`"""
    return words.replace(" ", "_").replace("-", "_")
