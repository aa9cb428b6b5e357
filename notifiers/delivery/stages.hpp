// The way of a notice from the outbox to a channel, in order. Each stage is a pure function in a file of its
// own; the outbox (notifiers/outbox) calls them inside its transactions and keeps what they say.
//
//   recheck   is it still true?          a row for an accepted task is dropped       recheck.hpp
//   hold      may it leave now?          not at night, not on a day off              hold.hpp
//   route     by which channel?          the person's wish, then the organization's  route.hpp
//   digest    what goes together?        one message a person, each task once        digest.hpp
//   render    in which words?            subject, text, HTML; ru and en              render.hpp
//   (send)    the channel's own work                                                 notifiers/channel.hpp
//   retry     what does the outcome mean? done, later, the next channel, failed      retry.hpp
#pragma once

#include "notifiers/delivery/digest.hpp"
#include "notifiers/delivery/hold.hpp"
#include "notifiers/delivery/recheck.hpp"
#include "notifiers/delivery/render.hpp"
#include "notifiers/delivery/retry.hpp"
#include "notifiers/delivery/route.hpp"
