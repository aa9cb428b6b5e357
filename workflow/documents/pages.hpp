// On which page one is while a document is read.
#pragma once

namespace vekha::office {

/// Counts pages by the marks that the program left where it last broke them. Without such marks the pages are
/// unknown: breaks that a person set alone would give numbers that no printout has.
class Pages {
  public:
    explicit Pages(bool marked) : marked_(marked) {}
    /// From 1; 0 where pages are unknown.
    int now() const { return marked_ ? page_ : 0; }
    /// For cells of one row, which all begin on the row's page.
    void return_to(int page) { page_ = page > 0 ? page : page_; }
    void words() { set_by_hand_ = false; }
    void set_break() {
        ++page_;
        set_by_hand_ = true;
    }
    /// Word marks the page after a break set by hand too: that one is counted already.
    void marked_break() {
        if (!set_by_hand_) ++page_;
        set_by_hand_ = false;
    }

  private:
    bool marked_;
    int page_ = 1;
    bool set_by_hand_ = false;  // and no words since
};

}  // namespace vekha::office
