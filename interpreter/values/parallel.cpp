#include "interpreter/values/parallel.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace guiyin::values {

namespace {

// Work that others may still come to.
struct Job {
  void (*work)(void*);
  void* context;
  unsigned places; // for further helpers
  unsigned helpers = 0;
  std::exception_ptr failure{}; // of a helper
};

// Threads that wait for jobs. Who waits looks about for a while before going to sleep: waking a thread, and a processor with it, takes longer than
// many a job does. And who waits for those who came to a job helps with other jobs meanwhile, such as they have begun. Without these two, and with
// threads started for each job, two threads stood idle for a tenth of the time of `run taobao`.
class Helpers {
public:
  ~Helpers() {
    {
      const std::scoped_lock lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void work_together(unsigned others, void (*work)(void*), void* context) {
    Job job{work, context, others};
    open(job);
    {
      const Closing closing{*this, job}; // also where work throws
      work(context);
    }
    if (job.failure) std::rethrow_exception(job.failure);
  }

private:
  struct Closing {
    Helpers& helpers;
    Job& job;
    ~Closing() { helpers.close(job); }
  };

  void open(Job& job) {
    {
      const std::scoped_lock lock(mutex_);
      while (threads_.size() < job.places)
        threads_.emplace_back([this] {
          std::unique_lock helping(mutex_);
          help_until(helping, [&] { return stop_; });
        });
      open_.push_back(&job);
      note_change();
    }
    changed_.notify_all();
  }

  // Nobody comes to it any more, and those who came are done.
  void close(Job& job) {
    std::unique_lock lock(mutex_);
    std::erase(open_, &job);
    help_until(lock, [&] { return job.helpers == 0; });
  }

  // Holds the lock but while it works or waits.
  template <class Done> void help_until(std::unique_lock<std::mutex>& lock, const Done& done) {
    while (!done()) {
      if (open_.empty()) {
        wait_for_change(lock);
        continue;
      }
      Job& job = *open_.back(); // the one begun last: others wait for it
      if (--job.places == 0) open_.pop_back();
      ++job.helpers;
      lock.unlock();
      std::exception_ptr failure;
      try {
        job.work(job.context);
      } catch (...) { failure = std::current_exception(); }
      lock.lock();
      if (failure) job.failure = failure;
      --job.helpers;
      note_change();
      changed_.notify_all();
    }
  }

  // Jobs have come, or somebody is done with one.
  void note_change() { ++changes_; }
  void wait_for_change(std::unique_lock<std::mutex>& lock) {
    constexpr auto a_while = std::chrono::microseconds(200);
    const unsigned before = changes_;
    lock.unlock();
    const auto until = std::chrono::steady_clock::now() + a_while;
    while (changes_ == before && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    lock.lock();
    changed_.wait(lock, [&] { return stop_ || changes_ != before; });
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job*> open_;            // those with places left
  std::atomic<unsigned> changes_ = 0; // looked at without the mutex, too
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

} // namespace

void together(unsigned others, void (*work)(void*), void* context) {
  if (others == 0) return work(context);
  static Helpers helpers;
  helpers.work_together(others, work, context);
}

} // namespace guiyin::values
