-- All that a queue is narrowed by, so that findings are counted without their texts being read.
CREATE INDEX discrepancy_by_filter
ON discrepancy (is_present, place, id, status, severity, kind, rule, scope, newest, assignee);
DROP INDEX discrepancy_by_place;
