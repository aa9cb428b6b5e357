// What the journal keeps of people: canonical JSON, keys in a fixed order.
#pragma once

#include <string>

#include "workflow/service/store.hpp"

namespace vekha {

std::string to_json(const Person& person);
/// Which of the person's addresses it is about, and what it is now.
std::string address_json(const Person& person, AddressKind kind);
/// How the person wishes to be written to.
std::string choice_json(const Person& person);
/// An upload link without anything that opens it: for whom, which slot, until when.
std::string upload_link_json(const OneTimeKey& key);
std::string to_json(const Group& group);
std::string to_json(const Unit& unit);
std::string to_json(const PartyBinding& binding);
/// The import's entry: which plan, from which file, how many items and tasks.
std::string to_json(const StoredRoadmap& roadmap, std::size_t items, std::size_t tasks);

}  // namespace vekha
