"""The answer of the chapter on Europe: what duties buy, and where Japan and Europe can help each other."""

from __future__ import annotations

from evbook.contracts import context, results


def answer() -> None:
    """What follows from the sections before; needs findings.duties, findings.crma and findings.shared_dependence.

    Glues europe_answer, europe_time and europe_japan.
    """
    recorded = context.current().recorded
    results.guard(
        "europe_answer",
        float(recorded["eu_materials_above_threshold_count"].value) > 0,
        "Duties shift prices and not dependence: a duty on cars touches none of the "
        "{eu_materials_above_threshold_count} strategic materials above the threshold.",
    )
    results.guard(
        "europe_time",
        bool(recorded["imports_fell_before_duty"].value),
        "Whether a duty gained time the data cannot say: imports were already falling when the definitive one came.",
    )
    both, japan, union = (float(recorded[f"above_{side}_count"].value) for side in ("both", "japan", "eu"))
    results.guard(
        "europe_japan",
        both < japan + union,
        "Japan and Europe can help each other where they differ, and above the threshold they differ in more "
        "materials than they share.",
        "Above the threshold Japan and Europe share at least as many materials as they differ in.",
    )
