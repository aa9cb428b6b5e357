// Which part of an OOXML package stands for what: the relations that one part has to others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/documents/package.hpp"
#include "workflow/model/result.hpp"

namespace vekha::office {

class Relations {
  public:
    /// Of a part («word/document.xml»); of the whole package for an empty name. A part without relations has
    /// none. Errors: those of Package::read and Xml::parse.
    static Result<Relations> of(Package& package, std::string_view part);

    /// The name of the part of that type («styles»: the last word of the type's address) that the package
    /// has; empty for none.
    std::string_view by_type(std::string_view type) const;
    std::string_view by_id(std::string_view id) const;

  private:
    struct Relation {
        std::string id, type, target;
    };
    std::vector<Relation> relations_;
};

}  // namespace vekha::office
