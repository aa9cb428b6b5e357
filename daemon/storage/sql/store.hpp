// The store port over connections of one kind: a pool of readers, one writer.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "daemon/storage/sql/writer.hpp"

namespace vekha::sql {

struct SearchDialect;

/// Read connections, handed out to one reader each. The one used last goes first: its cache is warm.
class Readers {
  public:
    void give(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> take();

  private:
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// What both adapters do alike; revision() is their own.
class SqlStore : public Store {
  public:
    SqlStore(std::unique_ptr<Connection> writer, WriterOptions options);

    void add_reader(std::unique_ptr<Connection> connection) { readers_.give(std::move(connection)); }
    Result<void> read(const ReadFunction& function) override;
    /// As read(), for what reads tables that the store port does not have.
    Result<void> read_rows(const std::function<Result<void>(Connection&)>& function);
    /// How this database searches words (daemon/storage/sql/search.hpp).
    virtual const SearchDialect& search_dialect() const = 0;
    Result<void> write(const WriteFunction& function) override { return writer_.write(function); }

  private:
    Readers readers_;
    Writer writer_;
};

}  // namespace vekha::sql
