#include "daemon/storage/sql/writer.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "daemon/storage/sql/change.hpp"

namespace vekha::sql {
namespace {

/// A batch is gathered for so many moments at most, however many keep coming.
constexpr int gather_moments = 16;

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, WriterOptions options)
    : connection_(std::move(connection)), options_(options), thread_([this] { work(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    thread_.join();
}

Result<void> Writer::write(const Store::WriteFunction& function) {
    if (std::this_thread::get_id() == thread_.get_id())
        return failure(Fault::internal, "Запись в базу начата внутри другой записи.");
    Request request;
    request.function = &function;
    std::unique_lock lock(mutex_);
    waiting_.push_back(&request);
    arrived_.notify_one();
    request.wake.wait(lock, [&] { return request.answered; });
    return std::move(request.outcome);
}

void Writer::work() {
    std::size_t last_batch = 0;
    while (wait_for_work(last_batch)) last_batch = commit_batch();
}

bool Writer::wait_for_work(std::size_t last_batch) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (last_batch > 1 && options_.largest_batch > 1 && options_.gather.count() > 0)
        gather(lock, std::min(last_batch + waiting_.size(), options_.largest_batch));
    return !waiting_.empty();
}

void Writer::gather(std::unique_lock<std::mutex>& lock, std::size_t wanted) {
    // The callers that were answered together come back one by one. While they do, waiting has them share one
    // commit with those who came meanwhile; a moment without a newcomer ends it.
    for (int moment = 0; moment < gather_moments && !stopping_ && waiting_.size() < wanted; ++moment) {
        const std::size_t before = waiting_.size();
        arrived_.wait_for(lock, options_.gather, [&] { return stopping_ || waiting_.size() >= wanted; });
        if (waiting_.size() == before) return;
    }
}

Writer::Request* Writer::take() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return nullptr;
    Request* request = waiting_.front();
    waiting_.pop_front();
    return request;
}

std::size_t Writer::commit_batch() {
    Batch batch;
    connection_->failed = false;
    auto done = connection_->begin_write();
    if (!done) {
        // Each waiting caller is told at once; none is left waiting for a database that does not open a
        // transaction.
        while (Request* request = take()) batch.push_back(request);
        const std::size_t refused = batch.size();
        answer(batch, done);
        return refused;
    }
    bool whole = true;
    while (whole && batch.size() < options_.largest_batch) {
        Request* request = take();
        if (!request) break;
        batch.push_back(request);
        whole = run(*request);
    }
    // Where no write succeeded there is nothing to sync, and nobody is to think that something changed.
    const bool any = std::any_of(batch.begin(), batch.end(),
                                 [](const Request* each) { return each->outcome.has_value(); });
    if (whole && any) done = connection_->commit();
    if (!whole) done = tl::unexpected(batch.back()->outcome.error());
    if (connection_->in_transaction()) connection_->rollback();
    const std::size_t size = batch.size();
    answer(batch, done);
    return size;
}

bool Writer::run(Request& request) {
    connection_->failed = false;
    request.outcome = connection_->execute("SAVEPOINT change");
    if (request.outcome) request.outcome = call(*request.function);
    // A function may pass over an error of the medium; what it did is not whole then.
    if (request.outcome && connection_->failed)
        request.outcome =
            failure(Fault::unavailable, "База не приняла изменение: диск отказал во время записи.",
                    connection_->place());
    if (!connection_->in_transaction()) {
        if (request.outcome) request.outcome = failure(Fault::internal, "Изменение отменено базой.");
        return false;
    }
    Result<void> ended;
    if (!request.outcome) ended = connection_->execute("ROLLBACK TO change");
    if (ended) ended = connection_->execute("RELEASE change");
    if (!ended) request.outcome = ended;
    return ended.has_value();
}

Result<void> Writer::call(const Store::WriteFunction& function) {
    try {
        Change change(*connection_);
        return function(change);
    } catch (const std::exception& thrown) {
        return failure(Fault::internal, "Внутренняя ошибка при записи в базу.", thrown.what());
    } catch (...) {
        return failure(Fault::internal, "Внутренняя ошибка при записи в базу.");
    }
}

void Writer::answer(Batch& batch, const Result<void>& committed) {
    const std::lock_guard lock(mutex_);
    for (Request* request : batch) {
        // One that failed by itself keeps its own reason.
        if (request->outcome && !committed) request->outcome = committed;
        request->answered = true;
        // Under the lock: once it is free the caller may be gone, and the request with it.
        request->wake.notify_one();
    }
    batch.clear();
}

}  // namespace vekha::sql
