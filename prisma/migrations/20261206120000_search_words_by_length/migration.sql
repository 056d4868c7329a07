-- Words are compared with those of nearly their length alone: the others of the same beginning or end are not read.
ALTER INDEX search_word_beginning RENAME TO search_word_word;
CREATE INDEX search_word_beginning ON search_word (length(word), word);
DROP INDEX search_word_end;
CREATE INDEX search_word_end ON search_word (length(word), (reverse(word) COLLATE "C")) INCLUDE (word);
