// What every story of the API includes, compiled once.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
