-- Which of the messages in a sender's hand it is busy with: that one alone is suspected when the sender dies.
ALTER TABLE deliveries ADD COLUMN trying BIGINT NOT NULL DEFAULT 0;
