"""Airflow DAGs: Triplane every night, as a Beam pipeline that this machine starts, or as a Dataflow Flex Template.

Needs apache-airflow-providers-apache-beam (BeamRunJavaPipelineOperator) and apache-airflow-providers-google
(DataflowStartFlexTemplateOperator); put this file into the folder of DAGs. A run writes <RUNS>/<date>, one at a time.

Exit codes: BeamRunJavaPipelineOperator fails its task where the process ends with any code but 0, which docs/running.md lists:
4 and 5 say that the run is complete. `check` looks at run.json, as both ways write it, and alerts where more failed than
MAX_FAILURE_RATE allows, or files are missing. A template's launcher waits for no job: there `check` is what tells.
"""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowException
from airflow.operators.python import PythonOperator
from airflow.providers.apache.beam.operators.beam import BeamRunJavaPipelineOperator
from airflow.providers.google.cloud.hooks.gcs import GCSHook
from airflow.providers.google.cloud.operators.dataflow import DataflowStartFlexTemplateOperator

BUCKET = "example-bucket"
ARCHIVE = "archive"  # below the bucket
RUNS = "triplane"  # below the bucket
PROJECT = "example-project"
REGION = "us-central1"
JAR = "gs://example-bucket/jars/triplane-dataflow-bundled.jar"
TEMPLATE = "gs://example-bucket/templates/triplane.json"
MAX_FAILURE_RATE = 0.05
KEEP_DAYS = 30

OUTPUT = f"gs://{BUCKET}/{RUNS}/{{{{ ds }}}}"
OPTIONS = {
    "input": f"gs://{BUCKET}/{ARCHIVE}/",
    "output": OUTPUT,
    "overwrite": "true",
    # `check` decides, after a look at run.json: a code other than 0 says less.
    "maxFailureRate": "1",
}


def alert(context: dict) -> None:
    """Called where a task has failed for good: put mail, chat or a pager here."""
    logging.error("triplane: task %s of %s failed", context["task_instance"].task_id, context["ds"])


def failure_rate(counts: dict) -> float:
    """The share of files or of image frames that failed, whichever is greater, as Triplane's own exit code 4 counts it."""
    read = counts["failures"].get("READ", {})
    foreign = read.get("NOT_DICOM", 0) + read.get("EMPTY_FILE", 0)
    files = counts["files_listed"] - foreign
    copies = counts["failures"].get("GROUP", {}).get("DUPLICATE_IDENTICAL", 0)
    frames = counts["image_frames"]
    failed_files = sum(read.values()) - foreign
    failed_frames = max(0, frames - counts["slices"] - copies)
    return max(failed_files / files if files > 0 else 0, failed_frames / frames if frames > 0 else 0)


def problem(run: dict, limit: float) -> str | None:
    """What is wrong with a finished run; None where nothing is."""
    if any(run["balance"].values()):
        return f"files or frames are missing: {run['balance']}"
    rate = failure_rate(run["counts"])
    return f"{rate:.2%} of the files or frames failed" if rate > limit else None


def check(ds: str) -> None:
    """Fails where the run is not complete, or more failed than allowed."""
    hook = GCSHook()
    run = json.loads(hook.download(BUCKET, f"{RUNS}/{ds}/run.json"))
    wrong = problem(run, MAX_FAILURE_RATE)
    if wrong:
        raise AirflowException(f"{OUTPUT.replace('{{ ds }}', ds)}: {wrong}")
    if not hook.exists(BUCKET, f"{RUNS}/{ds}/_SUCCESS"):
        raise AirflowException(f"the run of {ds} is not complete")


def old_runs(names: list[str], ds: str, keep_days: int) -> list[str]:
    """Names of run folders, such as 2026-01-31, that are older than is to be kept; other names are left alone."""
    oldest = datetime.strptime(ds, "%Y-%m-%d") - timedelta(days=keep_days)
    old = []
    for name in names:
        try:
            date = datetime.strptime(name, "%Y-%m-%d")
        except ValueError:
            continue
        if date.strftime("%Y-%m-%d") == name and date < oldest:
            old.append(name)
    return old


def remove_old_runs(ds: str) -> None:
    """Runs after `check`: as long as no newer run is good, the old ones stay."""
    hook = GCSHook()
    objects = hook.list(BUCKET, prefix=f"{RUNS}/") or []
    for name in old_runs(sorted({key.split("/")[1] for key in objects}), ds, KEEP_DAYS):
        if hook.exists(BUCKET, f"{RUNS}/{name}/.triplane-run"):
            for key in hook.list(BUCKET, prefix=f"{RUNS}/{name}/"):
                hook.delete(BUCKET, key)


def nightly(dag_id: str) -> DAG:
    return DAG(
        dag_id,
        schedule="30 1 * * *",
        start_date=datetime(2026, 1, 1),
        catchup=False,
        max_active_runs=1,  # the lock: a run that takes long makes the next one wait
        default_args={
            "retries": 1,  # --overwrite makes a second try start afresh
            "retry_delay": timedelta(minutes=15),
            "execution_timeout": timedelta(hours=20),
            "on_failure_callback": alert,
        },
    )


def finish(start) -> None:
    start >> PythonOperator(task_id="check", python_callable=check, retries=0) >> PythonOperator(
        task_id="remove_old_runs", python_callable=remove_old_runs
    )


with nightly("triplane_beam"):
    finish(
        BeamRunJavaPipelineOperator(
            task_id="run",
            jar=JAR,
            job_class="dev.triplane.Triplane",
            runner="DataflowRunner",
            pipeline_options={
                **OPTIONS,
                "project": PROJECT,
                "region": REGION,
                "gcpTempLocation": f"gs://{BUCKET}/tmp",
            },
        )
    )

with nightly("triplane_template"):
    finish(
        DataflowStartFlexTemplateOperator(
            task_id="run",
            project_id=PROJECT,
            location=REGION,
            wait_until_finished=True,
            body={
                "launchParameter": {
                    "jobName": "triplane-{{ ds_nodash }}",
                    "containerSpecGcsPath": TEMPLATE,
                    "parameters": OPTIONS,
                }
            },
        )
    )
