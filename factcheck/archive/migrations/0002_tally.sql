-- How many current articles each stretch of 30 days holds (-1: time unknown), so that no look-up counts them.
CREATE TABLE tally (
    bucket INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;
INSERT INTO tally SELECT coalesce(bucket, -1), count(*) FROM article WHERE state = 'current' GROUP BY bucket;
CREATE TRIGGER tally_of_new AFTER INSERT ON article WHEN new.state = 'current'
BEGIN
    INSERT INTO tally VALUES (coalesce(new.bucket, -1), 1) ON CONFLICT (bucket) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER tally_of_changed AFTER UPDATE OF state, bucket ON article
WHEN old.state IS NOT new.state OR old.bucket IS NOT new.bucket
BEGIN
    UPDATE tally SET articles = articles - 1 WHERE bucket = coalesce(old.bucket, -1) AND old.state = 'current';
    INSERT INTO tally SELECT coalesce(new.bucket, -1), 1 WHERE new.state = 'current'
        ON CONFLICT (bucket) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER tally_of_deleted AFTER DELETE ON article WHEN old.state = 'current'
BEGIN
    UPDATE tally SET articles = articles - 1 WHERE bucket = coalesce(old.bucket, -1);
END;
