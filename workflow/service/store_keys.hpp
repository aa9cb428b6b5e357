// What every store finds its rows by, worked out in one place so that all implementations agree.
#pragma once

#include <optional>

#include "workflow/service/store.hpp"

namespace vekha {

/// The group of tasks that a list draws from. The numbers stand in databases: never change one.
enum class Bucket { owed = 0, submitted = 1, suspended = 2, closed = 3 };

Bucket bucket_of(TaskState state);
Bucket bucket_of(TaskList list);

/// The marks that a task bears, one bit each: 1 << TaskMark. The bits stand in databases: never change one.
int marks_of(const Task& task);
int bit_of(TaskMark mark);

/// Slots for proof that nothing was put into and that were not waived.
int requirements_missing(const Task& task);

/// When a delivery is to be tried; nothing once it is settled.
std::optional<Instant> ready_at(const Delivery& delivery);

}  // namespace vekha
