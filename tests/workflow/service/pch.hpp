// What every story of the use cases includes, compiled once.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
