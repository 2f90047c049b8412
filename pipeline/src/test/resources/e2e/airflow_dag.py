"""Loads the Airflow file with stand-ins for Airflow and asks its own functions: airflow_dag.py DAG RUNS."""
import importlib.util
import json
import sys
from unittest.mock import MagicMock

STAND_INS = [
    "airflow",
    "airflow.exceptions",
    "airflow.operators",
    "airflow.operators.python",
    "airflow.providers",
    "airflow.providers.apache",
    "airflow.providers.apache.beam",
    "airflow.providers.apache.beam.operators",
    "airflow.providers.apache.beam.operators.beam",
    "airflow.providers.google",
    "airflow.providers.google.cloud",
    "airflow.providers.google.cloud.hooks",
    "airflow.providers.google.cloud.hooks.gcs",
    "airflow.providers.google.cloud.operators",
    "airflow.providers.google.cloud.operators.dataflow",
]
for name in STAND_INS:
    sys.modules[name] = MagicMock()

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("dag", sys.argv[1])
dag = importlib.util.module_from_spec(spec)
spec.loader.exec_module(dag)

operators = [dag.PythonOperator, dag.BeamRunJavaPipelineOperator, dag.DataflowStartFlexTemplateOperator]
runs = json.load(open(sys.argv[2]))
print(
    json.dumps(
        {
            "runs": [{"rate": dag.failure_rate(r["counts"]), "problem": dag.problem(r, 0.05)} for r in runs],
            "old": dag.old_runs(
                ["", "2026-02-28", "2026-03-02", "2026-03-03", "2026-03-09", "2026-3-1", "keep"], "2026-03-10", 7
            ),
            "dags": dag.DAG.call_count,
            "tasks": sum(operator.call_count for operator in operators),
        }
    )
)
